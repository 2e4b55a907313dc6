//! What the terms of framing are called where people choose them, and where there is little room; a prompt says them in its
//! own words.

use crate::board::{Angle, Move, Origin, Shot};
use crate::text;

/// How much of the subject is seen.
pub fn shot(shot: Shot) -> &'static str {
    match shot {
        Shot::ExtremeWide => text::framing_shot_ews(),
        Shot::Wide => text::framing_shot_ws(),
        Shot::Full => text::framing_shot_fs(),
        Shot::MediumWide => text::framing_shot_mws(),
        Shot::Medium => text::framing_shot_ms(),
        Shot::MediumCloseUp => text::framing_shot_mcu(),
        Shot::CloseUp => text::framing_shot_cu(),
        Shot::ExtremeCloseUp => text::framing_shot_ecu(),
        Shot::Insert => text::framing_shot_ins(),
        Shot::Two => text::framing_shot_two(),
        Shot::OverTheShoulder => text::framing_shot_ots(),
        Shot::PointOfView => text::framing_shot_pov(),
    }
}

/// A shot type in a word or two.
pub fn short_shot(shot: Shot) -> &'static str {
    match shot {
        Shot::ExtremeWide => text::short_shot_extreme_wide(),
        Shot::Wide => text::short_shot_wide(),
        Shot::Full => text::short_shot_full(),
        Shot::MediumWide => text::short_shot_medium_wide(),
        Shot::Medium => text::short_shot_medium(),
        Shot::MediumCloseUp => text::short_shot_medium_close_up(),
        Shot::CloseUp => text::short_shot_close_up(),
        Shot::ExtremeCloseUp => text::short_shot_extreme_close_up(),
        Shot::Insert => text::short_shot_insert(),
        Shot::Two => text::short_shot_two(),
        Shot::OverTheShoulder => text::short_shot_over_the_shoulder(),
        Shot::PointOfView => text::short_shot_point_of_view(),
    }
}

/// From where.
pub fn angle(angle: Angle) -> &'static str {
    match angle {
        Angle::EyeLevel => text::framing_angle_eye(),
        Angle::High => text::framing_angle_high(),
        Angle::Low => text::framing_angle_low(),
        Angle::Overhead => text::framing_angle_overhead(),
        Angle::Ground => text::framing_angle_ground(),
        Angle::Dutch => text::framing_angle_dutch(),
    }
}

/// How the camera moves.
pub fn camera(camera: Move) -> &'static str {
    match camera {
        Move::Static => text::framing_move_static(),
        Move::Pan => text::framing_move_pan(),
        Move::Tilt => text::framing_move_tilt(),
        Move::DollyIn => text::framing_move_dolly_in(),
        Move::DollyOut => text::framing_move_dolly_out(),
        Move::Truck => text::framing_move_truck(),
        Move::Pedestal => text::framing_move_pedestal(),
        Move::Crane => text::framing_move_crane(),
        Move::Arc => text::framing_move_arc(),
        Move::Zoom => text::framing_move_zoom(),
        Move::Handheld => text::framing_move_handheld(),
    }
}

/// Where a part of a prompt comes from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Style => text::origin_style(),
        Origin::Shot => text::origin_shot(),
        Origin::Camera => text::origin_camera(),
        Origin::Action => text::origin_action(),
        Origin::Dialogue => text::origin_dialogue(),
        Origin::Own => text::origin_own(),
        Origin::Caption => text::origin_caption(),
        Origin::Hand => text::origin_hand(),
        Origin::Earlier => text::origin_earlier(),
    }
}
